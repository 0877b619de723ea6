// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {stdError} from "forge-std/StdError.sol";
import {AccessGrants} from "../src/AccessGrants.sol";
import {DevelopmentUsd} from "../src/DevelopmentUsd.sol";
import {Authorization, GrantStatus, GrantView, IAccessGrants} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, ReleaseId} from "../src/interfaces/Ids.sol";
import {IPayouts} from "../src/interfaces/IPayouts.sol";
import {IPoolRegistry} from "../src/interfaces/IPoolRegistry.sol";
import {Base} from "./Base.t.sol";

/// @notice Where things end: somebody is quicker, the chain is another, the amount is nothing or all there can be.
contract LimitsTest is Base {
    address internal ada = makeAddr("ada");
    address internal bob = makeAddr("bob");

    // Somebody is quicker

    function test_S9_FrontRun_WhenOwnerWithdrawsAndPublishesAnew_NothingIsPaid() external {
        vm.startPrank(owner);
        registry.withdrawRelease(releaseId);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_ReleaseExists.selector, releaseId));
        registry.publishRelease(poolId, MANIFEST, TERMS, 2 * PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.stopPrank();
        uint256 before = token.balanceOf(buyer);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IAccessGrants.AccessGrants_NotOnSale.selector, releaseId));
        grants.purchase(releaseId, buyer, PRICE, TERMS);
        assertEq(token.balanceOf(buyer), before);
    }

    function testFuzz_S9_FrontRun_PaysThePriceWithinTheLimitOrNothing(
        uint96 price,
        uint96 maxPrice,
        bool hasOtherTerms
    ) external {
        price = uint96(bound(price, 1, PRICE));
        maxPrice = uint96(bound(maxPrice, 0, PRICE));
        bytes32 terms = hasOtherTerms ? bytes32("other") : TERMS;
        vm.prank(owner);
        ReleaseId sold =
            registry.publishRelease(poolId, "sold", terms, price, DURATION_SECONDS, INSPECTION_SECONDS);
        uint256 before = token.balanceOf(buyer);
        bool isFair = price <= maxPrice && !hasOtherTerms;
        vm.prank(buyer);
        if (!isFair) vm.expectRevert();
        grants.purchase(sold, buyer, maxPrice, TERMS);
        assertEq(before - token.balanceOf(buyer), isFair ? price : 0);
    }

    function test_S7_FrontRun_WhenAnAuthorizationIsTakenByAnother_TheBuyerHasPaidOnceAndGotIt() external {
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        uint256 before = token.balanceOf(buyer);
        bytes32 nonce = grants.purchaseNonce(releaseId, buyer, PRICE, TERMS, "salt");
        // Straight at the token it is good for nobody: the payee must be the caller.
        vm.prank(stranger);
        vm.expectRevert();
        token.receiveWithAuthorization(
            buyer, address(grants), PRICE, 0, type(uint40).max, nonce, signed.v, signed.r, signed.s
        );
        vm.prank(stranger);
        GrantId grantId = grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
        vm.prank(relayer);
        vm.expectRevert();
        grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
        assertEq(before - token.balanceOf(buyer), PRICE);
        assertEq(grants.grant(grantId).buyer, buyer);
    }

    function testFuzz_S8_FrontRun_NoSecondIsOpenToChallengeAndSettleAlike(uint32 waited) external {
        GrantId grantId = purchase();
        skip(bound(waited, INSPECTION_SECONDS - 5, INSPECTION_SECONDS + 5));
        bool isOver = block.timestamp >= grants.grant(grantId).escrowEndsAt;
        if (!isOver) vm.expectRevert();
        grants.settle(grantId);
        vm.prank(buyer);
        if (isOver) vm.expectRevert();
        grants.challenge(grantId, REASON);
    }

    function test_S3_FrontRun_WhenSomebodyElseClaims_TheAccountIsPaid() external {
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        vm.prank(stranger);
        payouts.claim(poolId, ada, 30, proof);
        vm.prank(ada);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_NothingToClaim.selector, 30, 30));
        payouts.claim(poolId, ada, 30, proof);
        assertEq(token.balanceOf(ada), 30);
        assertEq(token.balanceOf(stranger), 0);
    }

    // The chain is another

    function test_S7_WrongChain_ThePlayTokenRefusesToBeDeployed() external {
        vm.chainId(8453);
        vm.expectRevert(abi.encodeWithSelector(DevelopmentUsd.DevelopmentUsd_NotLocal.selector, 8453, 31337));
        new DevelopmentUsd();
        assertEq(token.decimals(), 6);
    }

    function testFuzz_S7_WrongChain_LeavesAndNoncesAreOthers(uint32 chainId) external {
        vm.assume(chainId != 0 && chainId != 31337);
        bytes32 leaf = payouts.leafOf(poolId, ada, 30);
        bytes32 nonce = grants.purchaseNonce(releaseId, buyer, PRICE, TERMS, "salt");
        vm.chainId(chainId);
        assertNotEq(payouts.leafOf(poolId, ada, 30), leaf);
        assertNotEq(grants.purchaseNonce(releaseId, buyer, PRICE, TERMS, "salt"), nonce);
    }

    // The amount is nothing

    function test_S3_Zero_AClaimOfNothingReverts() external {
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) = pair(poolId, ada, 0, bob, 20);
        accept(poolId, root, 20);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_NothingToClaim.selector, 0, 0));
        payouts.claim(poolId, ada, 0, proof);
        assertEq(payouts.claim(poolId, bob, 20, bobProof), 20);
    }

    function test_S2_Zero_ARootThatDividesNothingPaysNothing() external {
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 0);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Overdrawn.selector, 30, 0));
        payouts.claim(poolId, ada, 30, proof);
    }

    function test_S6_Zero_AGrantBookNeedsAnArbiterAndATimeForHim() external {
        vm.expectRevert(IAccessGrants.AccessGrants_ZeroAddress.selector);
        new AccessGrants(registry, payouts, address(0), RESOLUTION_SECONDS);
        vm.expectRevert(IAccessGrants.AccessGrants_NoWindow.selector);
        new AccessGrants(registry, payouts, arbiter, 0);
    }

    function test_S8_Zero_ResolvedWithoutRefund_AllIsSettled() external {
        GrantId grantId = purchase();
        vm.prank(buyer);
        grants.challenge(grantId, REASON);
        vm.prank(arbiter);
        grants.resolve(grantId, 0);
        assertEq(uint8(grants.grant(grantId).status), uint8(GrantStatus.Settled));
        assertEq(payouts.balanceOf(poolId).funded, PRICE);
    }

    // The amount is all there can be

    function test_S1_Maximum_AllOfNinetySixBitsIsFundedAndClaimed() external {
        uint256 most = type(uint96).max;
        fund(poolId, most);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) =
            pair(poolId, ada, most - 1, bob, 1);
        accept(poolId, root, most);
        assertEq(payouts.claim(poolId, ada, most - 1, proof), most - 1);
        assertEq(payouts.claim(poolId, bob, 1, bobProof), 1);
        assertEq(payouts.balanceOf(poolId).unclaimed, 0);
        assertEq(token.balanceOf(address(payouts)), 0);
    }

    function test_S1_Maximum_MoreThanNinetySixBitsIsRefused() external {
        uint256 above = uint256(type(uint96).max) + 1;
        token.mint(address(this), 2 * above);
        token.approve(address(payouts), 2 * above);
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, uint8(96), above)
        );
        payouts.fund(poolId, above);
        payouts.fund(poolId, above - 1);
        vm.expectRevert(stdError.arithmeticError);
        payouts.fund(poolId, 1);
        assertEq(payouts.balanceOf(poolId).funded, above - 1);
    }

    function testFuzz_S5_Maximum_ALeafAboveAnyTotalIsOverdrawn(uint256 amount) external {
        amount = bound(amount, 51, type(uint256).max);
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, amount, bob, 20);
        accept(poolId, root, 50);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Overdrawn.selector, amount, 50));
        payouts.claim(poolId, ada, amount, proof);
    }

    function test_S8_Maximum_TheDearestReleaseIsBoughtAndSettled() external {
        uint96 most = type(uint96).max;
        vm.prank(owner);
        ReleaseId sold = registry.publishRelease(poolId, "dear", TERMS, most, 1, INSPECTION_SECONDS);
        token.mint(buyer, most);
        vm.prank(buyer);
        GrantId grantId = grants.purchase(sold, buyer, most, TERMS);
        skip(INSPECTION_SECONDS);
        grants.settle(grantId);
        assertEq(payouts.balanceOf(poolId).funded, most);
    }

    /// @dev Grants of 136 years each, until their end would leave 40 bits: the next one is refused, not wrapped.
    function test_S9_Maximum_ARowOfRenewalsEndsInARefusal() external {
        uint32 longest = type(uint32).max;
        vm.prank(owner);
        ReleaseId sold = registry.publishRelease(poolId, "long", TERMS, 1, longest, INSPECTION_SECONDS);
        uint256 fitting = (type(uint40).max - block.timestamp) / longest;
        vm.startPrank(buyer);
        GrantView memory last;
        for (uint256 i = 0; i < fitting; i++) {
            last = grants.grant(grants.purchase(sold, buyer, 1, TERMS));
        }
        assertEq(last.expiresAt, block.timestamp + fitting * longest);
        uint256 before = token.balanceOf(buyer);
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, uint8(40), uint256(last.expiresAt) + longest
            )
        );
        grants.purchase(sold, buyer, 1, TERMS);
        vm.stopPrank();
        assertEq(token.balanceOf(buyer), before);
        assertEq(grants.countOf(sold, buyer), fitting);
    }
}
